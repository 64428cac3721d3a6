package sweetspot.search;

import java.util.Arrays;

/// A growing list of row numbers without boxing.
public final class IntList {

    /// An order of rows.
    public interface Order {
        int compare(int a, int b);
    }

    private int[] items = new int[16];
    private int size;

    public int size() {
        return size;
    }

    public int get(int i) {
        return items[i];
    }

    public void clear() {
        size = 0;
    }

    public void add(int item) {
        insertAt(size, item);
    }

    /// Inserts `item` behind the last entry that is not after it; the list must be sorted by `order`.
    public void insert(int item, Order order) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(items[middle], item) <= 0) low = middle + 1;
            else high = middle;
        }
        insertAt(low, item);
    }

    /// Removes `item` from a list in ascending order; nothing happens if it is not there.
    void removeAscending(int item) {
        int at = Arrays.binarySearch(items, 0, size, item);
        if (at < 0) return;
        System.arraycopy(items, at + 1, items, at, size - at - 1);
        size--;
    }

    private void insertAt(int at, int item) {
        if (size == items.length) items = Arrays.copyOf(items, size * 2);
        System.arraycopy(items, at, items, at + 1, size - at);
        items[at] = item;
        size++;
    }

    public int[] toArray() {
        return Arrays.copyOf(items, size);
    }
}
