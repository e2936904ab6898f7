package jp.noren.checkout.internal.app;

import jp.noren.access.api.Caller;
import jp.noren.checkout.internal.domain.AssignmentRule;
import jp.noren.kernel.Ids;

/** Short words for what buyers ask. */
public final class Buying {
    private Buying() {}

    public static PlaceOrder.Command byTransfer(Caller caller) {
        return byTransfer(caller, Ids.random("key"));
    }

    public static PlaceOrder.Command byTransfer(Caller caller, String key) {
        return new PlaceOrder.Command(caller, key, new PlaceOrder.Method("BANK_TRANSFER", null), null, null, null);
    }

    public static PlaceOrder.Command byCard(Caller caller, String token) {
        return byCard(caller, token, "VISA", 1);
    }

    public static PlaceOrder.Command byCard(Caller caller, String token, String brand, int instalments) {
        return byCard(caller, Ids.random("key"), new PlaceOrder.Card(token, "key", brand, instalments, false));
    }

    public static PlaceOrder.Command byCard(Caller caller, String key, PlaceOrder.Card card) {
        return new PlaceOrder.Command(caller, key, new PlaceOrder.Method("CARD", card), null, null, null);
    }

    public static PlaceOrder.Command onAccount(Caller caller) {
        return by(caller, new PlaceOrder.Method("NP", null, null, null, AssignmentRule.VERSION));
    }

    public static PlaceOrder.Command by(Caller caller, PlaceOrder.Method method) {
        return new PlaceOrder.Command(caller, Ids.random("key"), method, null, null, null);
    }

    public static PlaceOrder.Method card(String token) {
        return new PlaceOrder.Method("CARD", new PlaceOrder.Card(token, "key", "VISA", 1, false));
    }

    public static PlaceOrder.Command agreeing(PlaceOrder.Command c, String terms) {
        return new PlaceOrder.Command(c.caller(), c.key(), c.method(), terms, c.returnUrl(), c.expectedTotal());
    }
}
