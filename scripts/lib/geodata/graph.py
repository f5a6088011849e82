"""A net of river lines in which whole rivers can be found: the source cuts them at every degree and leaves gaps at
junctions."""

import heapq

import h5py
import numpy as np
import shapefile
from scipy.spatial import cKDTree

from common import REGION, distance, plane

# GSHHG levels: 0 both banks of wide rivers, 1 to 4 rivers from large to small, 5 and more not steady or dug by hand.
BANKS, STEADY = 0, (1, 2, 3, 4)
# A wide river's middle line comes from Natural Earth.
MIDDLE_LINES = ("Amur", "Lena", "Aldan", "Songhua", "Angara", "Yalu")
GAP = 3.0  # km: a line's loose end this near to another line was meant to touch it


def read_gshhg(path, grown=1):
    """Lines of the region as (level, lon/lat array), cut at whole degrees."""
    data = h5py.File(path)
    across = int(data["N_bins_in_360_longitude_range"][0])
    first, count = data["Id_of_first_segment_in_a_bin"][:], data["N_segments_in_a_bin"][:]
    points, level = data["N_points_for_a_segment"][:], data["Hierarchial_level_of_a_segment"][:]
    start = data["Id_of_first_point_in_a_segment"][:]
    lon = data["Relative_longitude_from_SW_corner_of_bin"][:].astype("u2") / 65535
    lat = data["Relative_latitude_from_SW_corner_of_bin"][:].astype("u2") / 65535
    west, south, east, north = (int(v) for v in REGION)
    lines = []
    for row in range(south - grown, north + grown):
        for column in range(west - grown, east + grown):
            cell = (89 - row) * across + column
            for segment in range(first[cell], first[cell] + count[cell]):
                span = slice(start[segment], start[segment] + points[segment])
                line = np.column_stack([column + lon[span], row + lat[span]])
                if not np.allclose(line[0], line[-1]):  # the source marks cuts by lines without length
                    lines.append((int(level[segment]), np.round(line, 5)))
    return lines


def read_middle_lines(path, grown=1):
    west, south, east, north = REGION
    lines = []
    for item in shapefile.Reader(path, encoding="latin1").iterShapeRecords():
        name = str(item.record["name"] or "")
        if not any(word in name for word in MIDDLE_LINES):
            continue
        ends = [*item.shape.parts, len(item.shape.points)]
        for a, b in zip(ends, ends[1:]):
            line = np.array(item.shape.points[a:b])[:, :2]
            inside = (line[:, 0] > west - grown) & (line[:, 0] < east + grown)
            inside &= (line[:, 1] > south - grown) & (line[:, 1] < north + grown)
            if inside.sum() > 1:
                lines.append(np.round(line[inside], 5))
    return lines


class Net:
    """Nodes are vertices of the lines. An edge is (kind, length); kinds: level of the line, or JOIN, or MIDDLE."""

    JOIN, MIDDLE = -1, -2

    def __init__(self, gshhg, middle):
        self.index, self.at, self.edges = {}, [], []
        for level, line in gshhg:
            if level in STEADY:
                self._add(line, level)
        for line in middle:
            self._add(line, Net.MIDDLE)
        self.at = np.array(self.at)
        self.flat = plane(self.at)
        self.tree = cKDTree(self.flat)
        self._join_loose_ends()

    def _node(self, point):
        key = (round(float(point[0]), 4), round(float(point[1]), 4))
        if key not in self.index:
            self.index[key] = len(self.at)
            self.at.append(key)
            self.edges.append({})
        return self.index[key]

    def _add(self, line, kind):
        nodes = [self._node(point) for point in line]
        for a, b in zip(nodes, nodes[1:]):
            if a != b:
                self._connect(a, b, kind)

    def _connect(self, a, b, kind):
        length = distance(self.at[a], self.at[b])
        self.edges[a].setdefault(b, (kind, length))
        self.edges[b].setdefault(a, (kind, length))

    def _join_loose_ends(self):
        """To the nearest drawn line and to the nearest middle line, which may run beside each other."""
        middle = [any(kind == Net.MIDDLE for kind, _ in edges.values()) for edges in self.edges]
        for end in [node for node, edges in enumerate(self.edges) if len(edges) == 1]:
            own = self._near_along(end, 4 * GAP)
            near = [node for node in self.tree.query_ball_point(self.flat[end], GAP) if node not in own]
            for family in (True, False):
                others = [node for node in near if middle[node] == family]
                if others:
                    self._connect(end, min(others, key=lambda node: distance(self.at[end], self.at[node])), Net.JOIN)

    def _near_along(self, start, reach):
        """Nodes within `reach` km of a node along the lines."""
        best, queue = {start: 0.0}, [(0.0, start)]
        while queue:
            far, node = heapq.heappop(queue)
            for other, (_, length) in self.edges[node].items():
                if far + length < min(reach, best.get(other, reach)):
                    best[other] = far + length
                    heapq.heappush(queue, (far + length, other))
        return best

    def nearest(self, point):
        far, node = self.tree.query(plane([point])[0])
        return int(node), float(far)

    def route(self, start, goal):
        """The shortest way; joins and middle lines cost more, so that a drawn line is taken where there is one."""
        cost = {Net.JOIN: 2.0, Net.MIDDLE: 1.25}
        best, before, queue = {start: 0.0}, {}, [(0.0, start)]
        while queue:
            far, node = heapq.heappop(queue)
            if node == goal:
                way = [goal]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return way[::-1]
            if far > best[node]:
                continue
            for other, (kind, length) in self.edges[node].items():
                reach = far + length * cost.get(kind, 1.0)
                if reach < best.get(other, np.inf):
                    best[other], before[other] = reach, node
                    heapq.heappush(queue, (reach, other))
        return None

    def chains(self, used):
        """What no river took, as nodes between junctions and loose ends. Middle lines left over are dropped: they lie
        beside drawn ones."""
        free = [
            {b: edge for b, edge in edges.items() if frozenset((a, b)) not in used and edge[0] != Net.MIDDLE}
            for a, edges in enumerate(self.edges)
        ]
        taken_nodes = {node for pair in used for node in pair}
        stops = {a for a, edges in enumerate(free) if len(edges) != 2 or a in taken_nodes}
        done = set()
        for a in range(len(free)):
            if a not in stops:
                continue
            for b in free[a]:
                if frozenset((a, b)) in done:
                    continue
                way = [a, b]
                done.add(frozenset((a, b)))
                while way[-1] not in stops:
                    ahead = [node for node in free[way[-1]] if node != way[-2]]
                    if not ahead:
                        break
                    done.add(frozenset((way[-1], ahead[0])))
                    way.append(ahead[0])
                yield way
