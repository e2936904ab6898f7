package jp.noren.payment.api;

import java.util.List;
import jp.noren.payment.spi.BuyerKind;

/** What a method needs beside its provider, such as a bundle that keeps credit lines. Registered by whoever knows; an operator is told by {@code noren:why}. */
public interface MethodNeeds {

    /** What is missing for a storefront's method at this moment; empty when nothing is. */
    List<Payments.Missing> missing(String storefront, String method, BuyerKind buyer);
}
