package id.laksa.http;

import io.vertx.core.Future;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Path;

/** A whole form on disk, handed to Camel as if it were one uploaded file. */
record SpooledForm(Path file, long size) implements FileUpload {
  @Override
  public String name() {
    return "form";
  }

  @Override
  public String uploadedFileName() {
    return file.toString();
  }

  @Override
  public String fileName() {
    return "form";
  }

  @Override
  public String contentType() {
    return "application/octet-stream";
  }

  @Override
  public String contentTransferEncoding() {
    return "binary";
  }

  @Override
  public String charSet() {
    return "UTF-8";
  }

  @Override
  public boolean cancel() {
    return false;
  }

  @Override
  public Future<Void> delete() {
    return Future.succeededFuture();
  }
}
