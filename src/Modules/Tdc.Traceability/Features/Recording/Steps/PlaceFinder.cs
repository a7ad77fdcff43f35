using Tdc.Epcis.Identifiers;
using Tdc.Gs1.Keys;
using Tdc.Platform.Text;
using Tdc.Traceability.Domain.Recording;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Features.Recording.Steps;

/// <summary>What a text about a place led to.</summary>
/// <param name="Canonical">The place; <see langword="null"/> when none or several were meant.</param>
/// <param name="Candidates">The places that a name fits, when there are several.</param>
internal sealed record FoundPlace(string? Canonical, IReadOnlyList<PlaceCard> Candidates);

/// <summary>Finds a place by what people have of it: a label, a GLN, a number of ours, an address on the web, a name.</summary>
internal sealed class PlaceFinder(ITradeRegister trade)
{
    private const int MostCandidates = 5;

    /// <summary>Finds it. A GLN with a right check digit is a place although the register does not know it.</summary>
    public async Task<FoundPlace> FindAsync(string text, CancellationToken cancellation)
    {
        text = text.Trim();
        if (ScannedText.Read(text) is { Place.Length: > 0 } scan)
        {
            return new(scan.Place, []);
        }

        var digits = text.Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length == 13 && Gs1Key.Check(KeyKind.Gln, digits) == Gs1.Gs1Fault.None)
        {
            return new(Domain.Trade.Place.GlnStem + digits, []);
        }

        if (OwnNumber.IsPlace(digits.ToUpperInvariant()))
        {
            return new(await KnownAsync(OwnNumber.PlaceUri(digits.ToUpperInvariant()), cancellation), []);
        }

        if (text.Contains(':', StringComparison.Ordinal) && Uri.IsWellFormedUriString(text, UriKind.Absolute))
        {
            return new(await KnownAsync(Identifier.Canonical(text), cancellation), []);
        }

        if (text.Length < 3)
        {
            return new(null, []);
        }

        List<PlaceCard> found = [.. (await trade.PlacesOfAsync(null, cancellation)).Where(p => VietnameseText.Matches(p.NameVi, text) || VietnameseText.Matches(p.NameEn, text)).Take(MostCandidates + 1)];
        var whole = found.FindAll(p => VietnameseText.Fold(p.NameVi) == VietnameseText.Fold(text) || VietnameseText.Fold(p.NameEn) == VietnameseText.Fold(text));
        return whole.Count == 1 ? new(whole[0].Canonical, []) : found.Count == 1 ? new(found[0].Canonical, []) : new(null, [.. found.Take(MostCandidates)]);
    }

    private async Task<string?> KnownAsync(string canonical, CancellationToken cancellation) => (await trade.PlaceAsync(canonical, cancellation))?.Canonical;
}
