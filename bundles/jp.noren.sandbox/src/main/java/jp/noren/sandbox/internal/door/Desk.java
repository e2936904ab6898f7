package jp.noren.sandbox.internal.door;

/** A played company, behind whichever front door: a servlet of this node or a server of its own. */
public interface Desk {

    Delivery serve(Request request);
}
