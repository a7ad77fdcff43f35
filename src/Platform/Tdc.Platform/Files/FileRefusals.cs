using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Tdc.Platform.Documents;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Files;

/// <summary>Says why a file is not taken.</summary>
public static class FileRefusals
{
    /// <summary>The disk or the database cannot keep it now.</summary>
    public static Refusal NoRoom { get; } = new(RefusalKind.Unavailable, "file.no-room");

    /// <summary>More bytes than allowed; the message names the limit in megabytes.</summary>
    public static Refusal TooLarge(long maxBytes) =>
        new(RefusalKind.TooLarge, "file.too-large") { Values = [maxBytes / (1024 * 1024)] };

    /// <summary>The refusal for what an inspection found.</summary>
    public static Refusal Of(UploadFault fault, UploadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return fault switch
        {
            UploadFault.TooLarge => TooLarge(limits.MaxBytes),
            UploadFault.Empty => Refusal.Rule("file.empty"),
            UploadFault.NotAllowed => Refusal.Rule("file.not-allowed", string.Join(", ", limits.Allowed.Order().Select(k => k.ToString().ToUpperInvariant()))),
            UploadFault.NameDisagrees => Refusal.Rule("file.name-disagrees"),
            UploadFault.OldOrEncrypted => Refusal.Rule("file.old-or-encrypted"),
            UploadFault.Macros => Refusal.Rule("file.macros"),
            UploadFault.Bomb => Refusal.Rule("file.bomb"),
            UploadFault.NestedArchive => Refusal.Rule("file.nested-archive"),
            UploadFault.UnsafeArchive => Refusal.Rule("file.unsafe-archive"),
            _ => Refusal.Rule("file.broken"),
        };
    }

    internal static bool IsFaultOfDisk(Exception e) => e switch
    {
        BadHttpRequestException or ConnectionResetException => false, // the sender's fault, while the upload was read
        IOException or UnauthorizedAccessException => true,
        _ => StorageFault.Of(e) != StorageFaultKind.None,
    };
}
