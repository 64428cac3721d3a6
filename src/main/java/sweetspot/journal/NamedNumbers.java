package sweetspot.journal;

import java.util.Arrays;

/// The numbers that a line gives to parameters, in their order, without an object for each.
final class NamedNumbers {
    private String[] names = new String[8];
    private double[] values = new double[8];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    String name(int i) {
        return names[i];
    }

    double value(int i) {
        return values[i];
    }

    /// Replaces the number at a position.
    void value(int i, double value) {
        values[i] = value;
    }

    /// Position of a name; -1 if it has none.
    int indexOf(String name) {
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) return i;
        }
        return -1;
    }

    /// Adds a number, or replaces the one of that name.
    void put(String name, double value) {
        int at = indexOf(name);
        if (at < 0) {
            at = size++;
            if (at == names.length) {
                names = Arrays.copyOf(names, at * 2);
                values = Arrays.copyOf(values, at * 2);
            }
            names[at] = name;
        }
        values[at] = value;
    }
}
