using Tdc.Plan.Domain.Annex;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>Tells by its content what a file is and lays it out as rows.</summary>
internal static class AnnexFile
{
    /// <summary>Reads a file.</summary>
    public static AnnexFault Read(ReadOnlyMemory<byte> bytes, out AnnexTable? table)
    {
        table = null;
        var head = bytes.Span;
        return head switch
        {
            [] => AnnexFault.Empty,
            _ when head.Length > AnnexLimits.LargestFile => AnnexFault.TooLarge,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => AnnexFault.OldOffice,
            _ when IsBinary(head) => AnnexFault.WrongType,
            _ => TextAnnex.Read(head, out table),
        };
    }

    // Signatures of what is often sent by mistake, and bytes that no text holds.
    private static bool IsBinary(ReadOnlySpan<byte> head) =>
        head is [0x25, 0x50, 0x44, 0x46, ..] or [0x89, 0x50, 0x4E, 0x47, ..] or [0xFF, 0xD8, 0xFF, ..] or [0x50, 0x4B, ..]
            or [0x7B, 0x5C, 0x72, 0x74, 0x66, ..] or [0x4D, 0x5A, ..] or [0x1F, 0x8B, ..] or [0x52, 0x61, 0x72, 0x21, ..] or [0x37, 0x7A, 0xBC, 0xAF, ..];
}
