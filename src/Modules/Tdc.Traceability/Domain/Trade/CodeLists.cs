using Tdc.Platform.Pages;

namespace Tdc.Traceability.Domain.Trade;

/// <summary>A code with its names.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Vi">Vietnamese name.</param>
/// <param name="En">English name.</param>
internal sealed record CodeName(string Code, string Vi, string En)
{
    /// <summary>The name in the reader's language.</summary>
    public string Name => Display.InEnglish ? En : Vi;
}

/// <summary>The code lists of products, places and certificates (<c>Data/Numbers/trade-codes.json</c>).</summary>
internal static class CodeLists
{
    private static readonly Lists lists = DataFile.Read<Lists>("trade-codes.json");

    /// <summary>Groups of products.</summary>
    public static IReadOnlyList<CodeName> ProductGroups => lists.ProductGroups;

    /// <summary>Kinds of places.</summary>
    public static IReadOnlyList<CodeName> PlaceKinds => lists.PlaceKinds;

    /// <summary>Kinds of places where something grows: they may have a boundary.</summary>
    public static IReadOnlyList<string> GrowingKinds => lists.Growing;

    /// <summary>Kinds of certificates, standards and regulations.</summary>
    public static IReadOnlyList<CodeName> CertificateKinds => lists.CertificateKinds;

    /// <summary>Units of net content.</summary>
    public static IReadOnlyList<CodeName> NetUnits => lists.NetUnits;

    /// <summary>Whether a list has a code.</summary>
    public static bool Has(this IReadOnlyList<CodeName> list, string? code) => list.Any(c => c.Code == code);

    /// <summary>The name of a code in the reader's language; the code itself when the list no longer has it.</summary>
    public static string NameOf(this IReadOnlyList<CodeName> list, string code) => list.FirstOrDefault(c => c.Code == code)?.Name ?? code;

    private sealed record Lists(
        IReadOnlyList<CodeName> ProductGroups, IReadOnlyList<CodeName> PlaceKinds, IReadOnlyList<string> Growing, IReadOnlyList<CodeName> CertificateKinds,
        IReadOnlyList<CodeName> NetUnits);
}
