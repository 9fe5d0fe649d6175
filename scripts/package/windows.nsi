; Installer for Windows, for one officer and without administrator: program, start menu, entry in «Apps», uninstaller.
; What the officer has written (%LOCALAPPDATA%\Tanggap) belongs to neither installer nor uninstaller.
;
;   makensis -NOCD -DVERSION=0.1.0 -DFOLDER=dist\tanggap -DOUTPUT=dist\tanggap-setup.exe scripts/package/windows.nsi
;
; started in the checkout.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!include "FileFunc.nsh"

!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Tanggap"

Name "Tanggap"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Tanggap"
InstallDirRegKey HKCU "${ENTRY}" "InstallLocation"
RequestExecutionLevel user
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define MUI_ICON "resources\icons\tanggap.ico"
!define MUI_UNICON "resources\icons\tanggap.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\tanggap.exe"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; The first is for every system whose own language is neither.
!insertmacro MUI_LANGUAGE "Indonesian"
!insertmacro MUI_LANGUAGE "English"

LangString RUNNING ${LANG_INDONESIAN} "Tanggap masih berjalan. Tutup dulu, lalu coba lagi. Tidak ada yang diubah."
LangString RUNNING ${LANG_ENGLISH} "Tanggap is still running. Please close it and try again. Nothing has been changed."
LangString PRACTICE ${LANG_INDONESIAN} "Tanggap (latihan)"
LangString PRACTICE ${LANG_ENGLISH} "Tanggap (practice)"
LangString DESK ${LANG_INDONESIAN} "Meja kerja petugas untuk laporan warga"
LangString DESK ${LANG_ENGLISH} "Desk of an officer for reports of citizens"

; A program that runs cannot be written to; nothing is changed before all of them are known to be closed.
!macro StopIfRunning UN
Function ${UN}StopIfRunning
  Push $0
  Push $1
  StrCpy $1 "tanggap.exe"
  again:
  IfFileExists "$INSTDIR\$1" 0 next
  ClearErrors
  FileOpen $0 "$INSTDIR\$1" a
  IfErrors 0 closed
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
    SetErrorLevel 3
    Quit
  closed:
  FileClose $0
  next:
  StrCmp $1 "tanggap-central.exe" done
  StrCpy $1 "tanggap-central.exe"
  Goto again
  done:
  Pop $1
  Pop $0
FunctionEnd
!macroend
!insertmacro StopIfRunning ""
!insertmacro StopIfRunning "un."

Section "Tanggap"
  Call StopIfRunning
  ; Parts of an older version would be found by the new one.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Tanggap.lnk" "$INSTDIR\tanggap.exe" "" "" 0 SW_SHOWNORMAL "" "$(DESK)"
  CreateShortcut "$SMPROGRAMS\$(PRACTICE).lnk" "$INSTDIR\tanggap.exe" "--practice"
  CreateShortcut "$DESKTOP\Tanggap.lnk" "$INSTDIR\tanggap.exe" "" "" 0 SW_SHOWNORMAL "" "$(DESK)"
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegStr HKCU "${ENTRY}" "DisplayName" "Tanggap"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\tanggap.exe"
  WriteRegStr HKCU "${ENTRY}" "Publisher" "Tanggap"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" "$0"
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
SectionEnd

; Only what the installer has put there; a folder that holds anything else stays.
Section "Uninstall"
  Call un.StopIfRunning
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\tanggap.exe"
  Delete "$INSTDIR\tanggap-central.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Tanggap.lnk"
  Delete "$SMPROGRAMS\Tanggap (latihan).lnk"
  Delete "$SMPROGRAMS\Tanggap (practice).lnk"
  Delete "$DESKTOP\Tanggap.lnk"
  DeleteRegKey HKCU "${ENTRY}"
SectionEnd
