// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.ObjectStreamConstants;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream of Java serialisation by its grammar (Java Object Serialization Specification,
 * chapter 6). No class is loaded and no object made, so a stream can do no harm; the work grows
 * with its length. Arrays, enums, classes, proxies and what is externalized are refused.
 */
final class SerializedStream {

  private static final int DEEPEST = 50;

  private final DataInputStream in;
  private final List<@Nullable Object> handles = new ArrayList<>();

  private SerializedStream(byte[] bytes) {
    in = new DataInputStream(new ByteArrayInputStream(bytes));
  }

  /** A class as the stream describes it. */
  private record Description(
      String name, int flags, List<Field> fields, @Nullable Description above) {}

  /** A field as the stream describes it. */
  private record Field(char type, String name) {}

  /** Whether it is such a stream. */
  static boolean isOne(byte[] bytes) {
    return bytes.length > 4
        && bytes[0] == (byte) (ObjectStreamConstants.STREAM_MAGIC >> 8)
        && bytes[1] == (byte) ObjectStreamConstants.STREAM_MAGIC;
  }

  /**
   * The first object in it.
   *
   * @throws IOException if it cannot be read, with the reason
   */
  static @Nullable Object read(byte[] bytes) throws IOException {
    var stream = new SerializedStream(bytes);
    stream.in.readShort();
    if (stream.in.readShort() != ObjectStreamConstants.STREAM_VERSION) {
      throw new IOException("its version is not 5");
    }
    return stream.content(stream.in.readByte(), 0);
  }

  private @Nullable Object content(byte code, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("it is nested too deeply");
    }
    return switch (code) {
      case ObjectStreamConstants.TC_NULL -> null;
      case ObjectStreamConstants.TC_REFERENCE -> known(in.readInt());
      case ObjectStreamConstants.TC_STRING -> remember(in.readUTF());
      case ObjectStreamConstants.TC_OBJECT -> object(depth);
      case ObjectStreamConstants.TC_BLOCKDATA -> bytes(in.readUnsignedByte());
      default -> throw new IOException("it has more than texts, numbers and maps");
    };
  }

  private JavaObject object(int depth) throws IOException {
    var description = description(in.readByte(), depth + 1);
    if (description == null) {
      throw new IOException("an object has no class");
    }
    var object = JavaObject.of(description.name());
    remember(object);
    fill(object, description, depth + 1);
    return object;
  }

  // From the class at the top down, as they are written.
  private void fill(JavaObject object, Description of, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("it is nested too deeply");
    }
    if (of.above() != null) {
      fill(object, of.above(), depth + 1);
    }
    if ((of.flags() & ObjectStreamConstants.SC_SERIALIZABLE) == 0) {
      throw new IOException("an object writes itself");
    }
    for (var field : of.fields()) {
      object.fields().put(field.name(), value(field.type(), depth + 1));
    }
    if ((of.flags() & ObjectStreamConstants.SC_WRITE_METHOD) != 0) {
      byte code = in.readByte();
      while (code != ObjectStreamConstants.TC_ENDBLOCKDATA) {
        object.written().add(content(code, depth + 1));
        code = in.readByte();
      }
    }
  }

  private @Nullable Object value(char type, int depth) throws IOException {
    return switch (type) {
      case 'B' -> in.readByte();
      case 'C' -> in.readChar();
      case 'D' -> in.readDouble();
      case 'F' -> in.readFloat();
      case 'I' -> in.readInt();
      case 'J' -> in.readLong();
      case 'S' -> in.readShort();
      case 'Z' -> in.readBoolean();
      case 'L' -> content(in.readByte(), depth);
      default -> throw new IOException("it has more than texts, numbers and maps");
    };
  }

  private @Nullable Description description(byte code, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("it is nested too deeply");
    }
    if (code == ObjectStreamConstants.TC_NULL) {
      return null;
    }
    if (code == ObjectStreamConstants.TC_REFERENCE) {
      if (known(in.readInt()) instanceof Description known) {
        return known;
      }
      throw new IOException("a reference is wrong");
    }
    if (code != ObjectStreamConstants.TC_CLASSDESC) {
      throw new IOException("it has more than texts, numbers and maps");
    }
    return newDescription(depth);
  }

  private Description newDescription(int depth) throws IOException {
    var name = in.readUTF();
    in.readLong();
    int handle = handles.size();
    handles.add(null);
    int flags = in.readUnsignedByte();
    int count = in.readUnsignedShort();
    var fields = new ArrayList<Field>();
    for (int i = 0; i < count; i++) {
      fields.add(field(depth));
    }
    if (in.readByte() != ObjectStreamConstants.TC_ENDBLOCKDATA) {
      throw new IOException("a class is annotated");
    }
    var description = new Description(name, flags, fields, description(in.readByte(), depth + 1));
    handles.set(handle, description);
    return description;
  }

  private Field field(int depth) throws IOException {
    char type = (char) in.readUnsignedByte();
    var name = in.readUTF();
    if (type == 'L' || type == '[') {
      // Its type, which says nothing that the value does not.
      content(in.readByte(), depth + 1);
    }
    return new Field(type, name);
  }

  private byte[] bytes(int count) throws IOException {
    var bytes = new byte[count];
    in.readFully(bytes);
    return bytes;
  }

  private @Nullable Object known(int reference) throws IOException {
    int handle = reference - ObjectStreamConstants.baseWireHandle;
    if (handle < 0 || handle >= handles.size()) {
      throw new IOException("a reference is wrong");
    }
    return handles.get(handle);
  }

  private <T> T remember(T value) {
    handles.add(value);
    return value;
  }
}
