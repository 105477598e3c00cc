"""Drags a file from a window of its own onto another client's window and drops it there, as a file
manager does (XDND, version 5):

    drop.py NAME_OF_THE_WINDOW FILE
"""

import sys
import time
from pathlib import Path

from Xlib import X, Xatom, display
from Xlib.protocol import event

name, path = sys.argv[1], Path(sys.argv[2]).resolve()
server = display.Display()
root = server.screen().root
atom = server.intern_atom


def called(window):
    title = window.get_full_property(atom("_NET_WM_NAME"), X.AnyPropertyType)
    return title is not None and name in title.value.decode()


def below(window):
    yield window
    for child in window.query_tree().children:
        yield from below(child)


aware = [w for w in below(root) if w.get_full_property(atom("XdndAware"), Xatom.ATOM) and called(w)]
if not aware:
    sys.exit(f"no window called {name} that something can be dropped on")
target = aware[0]
source = root.create_window(0, 0, 10, 10, 0, X.CopyFromParent)
source.set_selection_owner(atom("XdndSelection"), X.CurrentTime)
uris = atom("text/uri-list")
size = target.get_geometry()
middle = root.translate_coords(target, size.width // 2, size.height // 2)
x, y = abs(middle.x), abs(middle.y)


def tell(kind, *data):
    message = event.ClientMessage(
        window=target, client_type=atom(kind), data=(32, [source.id, *data])
    )
    target.send_event(message)
    server.flush()


def answers(until):
    """Hands the file's address out to whoever asks, until a message of this kind comes."""
    end = time.time() + 120
    while time.time() < end:
        if not server.pending_events():
            time.sleep(0.01)
            continue
        said = server.next_event()
        if said.type == X.SelectionRequest:
            said.requestor.change_property(
                said.property, said.target, 8, (path.as_uri() + "\r\n").encode()
            )
            said.requestor.send_event(
                event.SelectionNotify(
                    time=said.time,
                    requestor=said.requestor,
                    selection=said.selection,
                    target=said.target,
                    property=said.property,
                )
            )
            server.flush()
        elif said.type == X.ClientMessage and said.client_type == atom(until):
            return said.data[1]
    sys.exit(f"{until} never came")


tell("XdndEnter", 5 << 24, uris, 0, 0)
tell("XdndPosition", 0, (x << 16) | y, X.CurrentTime, atom("XdndActionCopy"))
if answers("XdndStatus")[1] & 1 == 0:
    sys.exit("the window takes nothing")
tell("XdndDrop", 0, X.CurrentTime, 0, 0)
answers("XdndFinished")
