namespace Tdc.Platform.Documents;

/// <summary>Reads a stream into memory up to a limit, whatever length it claims.</summary>
internal static class BoundedCopy
{
    internal static bool TryRead(Stream stream, long maxBytes, out byte[] bytes)
    {
        bytes = [];
        using var memory = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            if (memory.Length + read > maxBytes) { return false; }
            memory.Write(buffer, 0, read);
        }
        bytes = memory.ToArray();
        return true;
    }
}
