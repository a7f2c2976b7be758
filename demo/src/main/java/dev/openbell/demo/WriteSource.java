package dev.openbell.demo;

import dev.openbell.demo.scene.Write;
import java.util.List;

/** Who tells when the number of pods of a component was changed: never the operator itself. */
interface WriteSource {

    /** All changes since the demo began, by time. */
    List<Write> writes();

    /** In words. */
    String name();
}
