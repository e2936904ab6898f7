package jp.noren.rest.internal.door;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** A resource that can be called. Each has an address of its own inside, so a successor stands ready beside it. */
public interface Published {

    /** Hands a request to the resource. The request's attributes name the path it was asked at. */
    void dispatch(HttpServletRequest request, HttpServletResponse response) throws IOException;

    /** The largest body that one of its methods takes; 0 for the house's limit. */
    int bodyLimit();

    /** What its methods serve, and for whom: see {@link Description#operations}. */
    Map<String, List<String>> operations();

    /** Takes it down; nobody is inside any more. */
    void destroy();
}
