/** The shop that is opened: its plan, its master data, its tills, and the doors of the apps they go through. */
@NullMarked
package io.tillstream.conductor.shop;

import org.jspecify.annotations.NullMarked;
