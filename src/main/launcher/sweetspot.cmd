@echo off
rem Starts Sweetspot: without arguments the desktop app, with arguments the command line.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA_EXE=java"
if defined JAVA_HOME set "JAVA_EXE=%JAVA_HOME%\bin\java"
if defined SWEETSPOT_JAVA set "JAVA_EXE=%SWEETSPOT_JAVA%"
rem What the comments in the script for other systems say of compiling and of the archive holds here too.
set "QUICK="
set "ARCHIVE=%APPDATA%\Sweetspot\cache\shell.aot"
if exist "%USERPROFILE%\.sweetspot\cache\shell.aot" set "ARCHIVE=%USERPROFILE%\.sweetspot\cache\shell.aot"
if not "%~1"=="" set "QUICK=-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"
set "FAST="
if not "%~1"=="" if exist "%ARCHIVE%" set FAST="-XX:AOTCache=%ARCHIVE%" -XX:+VerifySharedSpaces -Xlog:disable
"%JAVA_EXE%" --enable-native-access=ALL-UNNAMED -Dsmile.linalg.backend=java -XX:+UseSerialGC %FAST% %QUICK% "-Dsweetspot.install=%HOME_DIR%" %JAVA_OPTS% -cp "%HOME_DIR%\lib\*" sweetspot.app.Launcher %*
exit /b %ERRORLEVEL%
