/** The devices on the counter: what scanners say is passed on, receipts are printed. No rule of selling. */
@NullMarked
package io.tillstream.till.counter;

import org.jspecify.annotations.NullMarked;
