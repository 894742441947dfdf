/**
 * Settings of tills from head office: said for some stores, given ring by ring, and taken back by themselves where a till speaks
 * against them. Nothing of programs: those are installed where the till stands.
 */
@NullMarked
package io.tillstream.dashboards.rollout;

import org.jspecify.annotations.NullMarked;
