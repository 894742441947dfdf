/**
 * Settings and programs of tills from head office: said for some stores, given ring by ring, and taken back by themselves where a
 * till speaks against them. How a till changes over is the till's own business.
 */
@NullMarked
package io.tillstream.dashboards.rollout;

import org.jspecify.annotations.NullMarked;
