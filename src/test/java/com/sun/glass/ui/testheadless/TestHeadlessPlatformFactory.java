package com.sun.glass.ui.testheadless;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.CommonDialogs;
import com.sun.glass.ui.GlassRobot;
import com.sun.glass.ui.Menu;
import com.sun.glass.ui.MenuBar;
import com.sun.glass.ui.MenuItem;
import com.sun.glass.ui.PlatformFactory;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.SystemClipboard;
import com.sun.glass.ui.Window;
import com.sun.glass.ui.delegate.ClipboardDelegate;
import com.sun.glass.ui.delegate.MenuBarDelegate;
import com.sun.glass.ui.delegate.MenuDelegate;
import com.sun.glass.ui.delegate.MenuItemDelegate;
import com.sun.glass.ui.headless.HeadlessApplication;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;
import com.sun.glass.ui.headless.HeadlessRobot;
import java.io.File;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/// The headless platform of JavaFX with what it lacks for tests: a clipboard in memory, key codes of characters, and
/// file choosers that answer what the test has put down. Selected by `-Dglass.platform=TestHeadless`.
public class TestHeadlessPlatformFactory extends PlatformFactory {
    /// What the next file or folder choosers return, in order; when it is empty they are cancelled.
    public static final Deque<List<File>> CHOOSER_ANSWERS = new ConcurrentLinkedDeque<>();
    private static final int WIDTH = 2000;
    private static final int HEIGHT = 1200;
    private final HeadlessPlatformFactory base = new HeadlessPlatformFactory();

    @Override
    public Application createApplication() {
        return new TestApplication();
    }

    @Override
    public MenuBarDelegate createMenuBarDelegate(MenuBar menuBar) {
        return base.createMenuBarDelegate(menuBar);
    }

    @Override
    public MenuDelegate createMenuDelegate(Menu menu) {
        return base.createMenuDelegate(menu);
    }

    @Override
    public MenuItemDelegate createMenuItemDelegate(MenuItem item) {
        return base.createMenuItemDelegate(item);
    }

    @Override
    public ClipboardDelegate createClipboardDelegate() {
        return MemoryClipboard::new;
    }

    private static final class TestApplication extends HeadlessApplication {
        private Screen[] screens;
        private GlassRobot robot;

        /// A screen of the size that people have; JavaFX's own is 1000 × 1000, and drawing a larger window fails.
        @Override
        protected Screen[] staticScreen_getScreens() {
            if (screens == null) {
                screens = new Screen[]{new Screen(0, 32, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT,
                        100, 100, 1, 1, 1, 1)};
                set(HeadlessApplication.class, this, "screens", screens);
                set(HeadlessApplication.class, this, "frameBuffer",
                        ByteBuffer.allocate(WIDTH * HEIGHT * Integer.BYTES));
            }
            return screens;
        }

        /// The robot before forgets its window: otherwise each window of a test would hold on to the one before, and all
        /// of them stayed in memory.
        @Override
        public GlassRobot createRobot() {
            if (robot != null) set(HeadlessRobot.class, robot, "activeWindow", null);
            robot = super.createRobot();
            return robot;
        }

        private static void set(Class<?> type, Object object, String name, Object value) {
            try {
                Field field = type.getDeclaredField(name);
                field.setAccessible(true);
                field.set(object, value);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("the headless platform of JavaFX has changed", e);
            }
        }

        @Override
        protected CommonDialogs.FileChooserResult staticCommonDialogs_showFileChooser(Window owner, String folder,
                String fileName, String title, int type, boolean multiple, CommonDialogs.ExtensionFilter[] filters,
                int defaultFilter) {
            List<File> answer = CHOOSER_ANSWERS.poll();
            if (answer == null) return new CommonDialogs.FileChooserResult();
            CommonDialogs.ExtensionFilter filter = filters != null && filters.length > 0
                    ? filters[Math.max(defaultFilter, 0)] : null;
            return new CommonDialogs.FileChooserResult(answer, filter);
        }

        @Override
        protected File staticCommonDialogs_showFolderChooser(Window owner, String folder, String title) {
            List<File> answer = CHOOSER_ANSWERS.poll();
            return answer == null || answer.isEmpty() ? null : answer.getFirst();
        }

        @Override
        protected int _getKeyCodeForChar(char c, int hint) {
            return Character.isLetterOrDigit(c) ? Character.toUpperCase(c) : 0;
        }
    }

    private static final class MemoryClipboard extends SystemClipboard {
        private Map<String, Object> data = Map.of();
        private int actions;

        MemoryClipboard(String name) {
            super(name);
        }

        @Override
        protected boolean isOwner() {
            return false;
        }

        @Override
        @SuppressWarnings("NonApiType") // Glass says so
        protected void pushToSystem(HashMap<String, Object> newData, int supportedActions) {
            data = new HashMap<>(newData);
            actions = supportedActions;
        }

        @Override
        protected void pushTargetActionToSystem(int action) {}

        @Override
        protected Object popFromSystem(String mimeType) {
            return data.get(mimeType);
        }

        @Override
        protected int supportedSourceActionsFromSystem() {
            return actions;
        }

        @Override
        protected String[] mimesFromSystem() {
            return data.keySet().toArray(String[]::new);
        }
    }
}
