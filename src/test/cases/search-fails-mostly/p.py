import sys
x, y = float(sys.argv[1]), float(sys.argv[2])
if x > 0.4 or y > 0.5: sys.exit("out of memory at " + sys.argv[1])
print((x - 0.3) ** 2 + (y - 0.2) ** 2)
