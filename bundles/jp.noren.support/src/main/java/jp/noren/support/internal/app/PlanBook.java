package jp.noren.support.internal.app;

import java.util.List;
import jp.noren.support.internal.domain.Plan;

/** Where the plans are kept. */
public interface PlanBook {

    /** Every version of every plan of a storefront, in the order of the catalogue, the earliest version of each first. */
    List<Plan> versions(String storefront);

    /** False when that code has a version from that day on already. @param sortNo its place in the catalogue */
    boolean add(Plan plan, int sortNo);
}
