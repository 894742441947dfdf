package io.tillstream.conductor;

import io.tillstream.conductor.shop.Plan;
import io.tillstream.conductor.shop.TillStatus;
import io.tillstream.conductor.shop.Tills;

/**
 * A shop whose tills can sell.
 *
 * @param plan what it sells
 * @param apps how its apps are started
 * @param tills its tills
 * @param atOpening what they said before they sold anything
 * @param floor who stands at them
 * @param crew the work that still goes on
 * @param search the index, which has not begun to start
 */
record OpenShop(Plan plan, Apps apps, Tills tills, TillStatus atOpening, ShopFloor floor, Crew crew, Search search) {}
