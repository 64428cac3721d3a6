package sweetspot.study;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An unmodifiable map of few entries, in their order: a quarter of the memory of a `LinkedHashMap`, since maps with the
/// same keys share them. Finding a key takes as many comparisons as there are entries.
final class SmallMap extends AbstractMap<String, Object> {
    /// More are better off in a table.
    static final int MOST = 16;

    private final String[] keys;
    private final Object[] values;

    private SmallMap(String[] keys, Object[] values) {
        this.keys = keys;
        this.values = values;
    }

    /// A copy of a map.
    ///
    /// @param like a map that may have the same keys in the same order, which the copy then shares
    static SmallMap copyOf(Map<String, Object> map, Map<String, Object> like) {
        String[] keys = like instanceof SmallMap small && small.hasKeys(map) ? small.keys
                : map.keySet().toArray(String[]::new);
        return new SmallMap(keys, map.values().toArray());
    }

    private boolean hasKeys(Map<String, Object> map) {
        if (map.size() != keys.length) return false;
        int i = 0;
        for (String key : map.keySet()) {
            if (!key.equals(keys[i++])) return false;
        }
        return true;
    }

    private int position(Object key) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(key)) return i;
        }
        return -1;
    }

    @Override
    public @Nullable Object get(Object key) {
        int at = position(key);
        return at < 0 ? null : values[at];
    }

    @Override
    public boolean containsKey(Object key) {
        return position(key) >= 0;
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return keys.length;
            }

            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < keys.length;
                    }

                    @Override
                    public Map.Entry<String, Object> next() {
                        if (!hasNext()) throw new NoSuchElementException();
                        return new AbstractMap.SimpleImmutableEntry<>(keys[next], values[next++]);
                    }
                };
            }
        };
    }
}
