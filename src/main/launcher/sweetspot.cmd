@echo off
rem Starts Sweetspot: without arguments the desktop app, with arguments the command line.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA_EXE=java"
if defined JAVA_HOME set "JAVA_EXE=%JAVA_HOME%\bin\java"
if defined SWEETSPOT_JAVA set "JAVA_EXE=%SWEETSPOT_JAVA%"
"%JAVA_EXE%" --enable-native-access=ALL-UNNAMED -Dsmile.linalg.backend=java -XX:+UseSerialGC "-Dsweetspot.install=%HOME_DIR%" %JAVA_OPTS% -cp "%HOME_DIR%\lib\*" sweetspot.app.Launcher %*
exit /b %ERRORLEVEL%
