/** The pages on which a person plays the customer, and the doors for machines. */
@NullMarked
package io.tillstream.paymentsimulator.web;

import org.jspecify.annotations.NullMarked;
