package jp.noren.document.internal.rest;

import javax.ws.rs.core.Response;

/** Answers that are files. */
final class Pdfs {
    static final String TYPE = "application/pdf";

    private Pdfs() {}

    /** @param name in Latin letters, without quotes */
    static Response file(String name, byte[] bytes) {
        return Response.ok(bytes, TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }
}
