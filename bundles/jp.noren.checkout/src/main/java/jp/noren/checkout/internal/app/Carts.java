package jp.noren.checkout.internal.app;

import java.util.List;
import jp.noren.checkout.internal.domain.Item;

/** One cart for each member; a member belongs to one storefront. */
public interface Carts {

    /** The lines with their products' present editions, by article number. */
    List<Item> items(String member);

    void put(String member, String product, int quantity);

    boolean remove(String member, String product);

    /** Takes exactly these lines out; false when the cart is not what it was, and then it is for the transaction to roll back. */
    boolean empty(String member, List<Item> bought);

    /** Lays lines back (Q30); what the member has put in meanwhile stays as it is. */
    void restore(String member, List<Item> items);
}
