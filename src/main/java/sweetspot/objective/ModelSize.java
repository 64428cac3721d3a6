package sweetspot.objective;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sweetspot.model.FittedModel;

/// The size of a trained model: the bytes of all numbers that it keeps for predicting, such as weights, splits, support
/// vectors or, of nearest neighbours, the training rows. What objects cost beside their numbers does not count, since it
/// differs between machines. A model of a library that keeps a form of its own, such as XGBoost's, is as large as that.
///
/// Everything that can be reached from the model is counted once. What it shares with the search (data, the task, its
/// settings) does not belong to it.
final class ModelSize {
    private static final Set<String> SHARED = Set.of("sweetspot.objective", "sweetspot.data", "sweetspot.data.plan",
            "sweetspot.study", "sweetspot.space");

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();
    private long bytes;

    private ModelSize() {}

    /// In bytes; measure before it predicts, for some models keep what they worked out then.
    static long of(FittedModel model) {
        ModelSize size = new ModelSize();
        size.add(model);
        while (!size.open.isEmpty()) size.look(size.open.pop());
        return size.bytes;
    }

    private void add(Object found) {
        if (found == null || found instanceof Enum<?> || found instanceof Class<?>) return;
        if (found instanceof Number || found instanceof Boolean || found instanceof Character) {
            bytes += width(found.getClass());
            return;
        }
        if (isShared(found.getClass()) || !seen.add(found)) return;
        open.push(found);
    }

    /// Lambdas are hidden classes of the package that made them, and part of the model.
    private static boolean isShared(Class<?> type) {
        return !type.isHidden() && SHARED.contains(type.getPackageName());
    }

    private void look(Object found) {
        Class<?> type = found.getClass();
        if (type.isArray()) {
            int n = Array.getLength(found);
            if (type.getComponentType().isPrimitive()) bytes += n * width(type.getComponentType());
            else for (int i = 0; i < n; i++) add(Array.get(found, i));
        } else if (found instanceof Collection<?> items) {
            items.forEach(this::add);
        } else if (found instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                add(key);
                add(value);
            });
        } else if (found instanceof Optional<?> o) {
            o.ifPresent(this::add);
        } else if (!type.getName().startsWith("java.")) {
            fields(found, type);
        }
    }

    private void fields(Object found, Class<?> type) {
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) continue;
                if (field.getType().isPrimitive()) {
                    bytes += width(field.getType());
                } else if (field.trySetAccessible()) {
                    try {
                        add(field.get(found));
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }
    }

    private static long width(Class<?> type) {
        if (type == double.class || type == Double.class || type == long.class || type == Long.class) return 8;
        if (type == float.class || type == Float.class || type == int.class || type == Integer.class) return 4;
        if (type == short.class || type == Short.class || type == char.class || type == Character.class) return 2;
        return 1;
    }
}
