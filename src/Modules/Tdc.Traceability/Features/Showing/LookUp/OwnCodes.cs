using Tdc.Traceability.Events;

namespace Tdc.Traceability.Features.Showing.LookUp;

/// <summary>What an own code may stand for.</summary>
internal static class OwnCodes
{
    private const string Product = "urn:tdc:product:";
    private const string Place = "urn:tdc:place:";

    /// <summary>The internal number in a code and the identifiers under which events may name it.</summary>
    /// <param name="code">An internal number (<c>SP0000000017</c>), with a lot behind a slash if one is known, or any URI.</param>
    public static (string Number, IReadOnlyList<string> Canonical) Of(string code)
    {
        if (code.StartsWith(Product, StringComparison.Ordinal))
        {
            var number = code[Product.Length..];
            var end = number.IndexOf(':', StringComparison.Ordinal);
            return (end < 0 ? number : number[..end], [code]);
        }

        if (code.Contains(':', StringComparison.Ordinal))
        {
            return ("", [IdentifierKey.Canonical(code)]);
        }

        var parts = code.Split('/', 2);
        return (parts[0], parts.Length == 2
            ? [$"{Product}{parts[0]}:lot:{Uri.EscapeDataString(parts[1])}"]
            : [Product + parts[0].ToUpperInvariant(), Place + parts[0].ToUpperInvariant()]);
    }
}
