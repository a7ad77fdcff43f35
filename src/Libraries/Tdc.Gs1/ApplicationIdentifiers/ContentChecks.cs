using Tdc.Gs1.Keys;
using Tdc.Gs1.Text;

namespace Tdc.Gs1.ApplicationIdentifiers;

/// <summary>Checks the content of one part of a data field.</summary>
internal delegate Gs1Fault ContentCheck(ReadOnlySpan<char> text);

/// <summary>The checks that the syntax dictionary names.</summary>
/// <remarks>Source: GS1 Barcode Syntax Tests (meaning of each name); the standards that the single checks name.</remarks>
internal static class ContentChecks
{
    /// <summary>Shortest company prefix in digits that GS1 has given out.</summary>
    private const int ShortestCompanyPrefix = 4;

    /// <summary>The check with this name.</summary>
    /// <exception cref="InvalidDataException">No such check: the dictionary is newer than this library.</exception>
    public static ContentCheck Named(string name) => name switch
    {
        "csum" => text => Say(CheckDigits.IsValid(text), Gs1Fault.CheckDigit),
        "csumalpha" => text => Say(CheckPairs.IsValid(text), Gs1Fault.CheckPair),
        "gcppos1" => CompanyPrefix,
        "gcppos2" => text => text.Length < 2 ? Gs1Fault.TooShort : CompanyPrefix(text[1..]),
        "yymmdd" => text => Say(Dates.IsDay(text, dayMayBeZero: false), Gs1Fault.Date),
        "yymmd0" => text => Say(Dates.IsDay(text, dayMayBeZero: true), Gs1Fault.Date),
        "yyyymmdd" => text => Say(Dates.IsDay(text, dayMayBeZero: false), Gs1Fault.Date),
        "hh" => text => Say(IsUpTo(text, 23), Gs1Fault.Time),
        "mi" or "ss" => text => Say(IsUpTo(text, 59), Gs1Fault.Time),
        "hhmi" => text => Say(text.Length == 4 && IsUpTo(text[..2], 23) && IsUpTo(text[2..], 59), Gs1Fault.Time),
        "iso3166" => text => Say(CodeLists.Has("iso3166-numeric", text), Gs1Fault.Country),
        "iso3166999" => text => Say(text is "999" || CodeLists.Has("iso3166-numeric", text), Gs1Fault.Country),
        "iso3166alpha2" => text => Say(CodeLists.Has("iso3166-alpha2", text), Gs1Fault.Country),
        "iso4217" => text => Say(CodeLists.Has("iso4217-numeric", text), Gs1Fault.Currency),
        "iso5218" => text => Say(text is "0" or "1" or "2" or "9", Gs1Fault.Code),
        "winding" => text => Say(text is "0" or "1" or "9", Gs1Fault.Code),
        "yesno" => text => Say(text is "0" or "1", Gs1Fault.Code),
        "mediatype" => text => Say(CodeLists.Has("media-type", text), Gs1Fault.Code),
        "packagetype" => text => Say(CodeLists.Has("package-type", text), Gs1Fault.Code),
        "importeridx" => text => Say(text.Length == 1 && (char.IsAsciiLetterOrDigit(text[0]) || text[0] is '-' or '_'), Gs1Fault.Code),
        "iban" => text => Say(Iban.IsValid(text), Gs1Fault.Iban),
        "latitude" => text => Say(IsUpTo(text, 1_800_000_000), Gs1Fault.Coordinate),
        "longitude" => text => Say(IsUpTo(text, 3_600_000_000), Gs1Fault.Coordinate),
        "pcenc" => text => Say(IsPercentEncoded(text), Gs1Fault.PercentEncoding),
        "pieceoftotal" => text => Say(Sequences.IsPieceOfTotal(text), Gs1Fault.PieceOfTotal),
        "posinseqslash" => text => Say(Sequences.IsPositionOfEnd(text), Gs1Fault.PositionInSequence),
        "zero" => text => Say(!text.ContainsAnyExcept('0'), Gs1Fault.Zero),
        "nonzero" => text => Say(text.ContainsAnyExcept('0'), Gs1Fault.Zero),
        "nozeroprefix" => text => Say(!text.StartsWith('0'), Gs1Fault.Zero),
        "hasnondigit" => text => Say(!CharacterSets.IsDigits(text), Gs1Fault.OnlyDigits),
        "hyphen" => text => Say(!text.IsEmpty && !text.ContainsAnyExcept('-'), Gs1Fault.Character),
        "couponcode" => Coupons.CheckCode,
        "couponposoffer" => Coupons.CheckPositiveOffer,
        _ => throw new InvalidDataException("Unknown check: " + name),
    };

    /// <summary>Whether the text begins as a company prefix can.</summary>
    public static Gs1Fault CompanyPrefix(ReadOnlySpan<char> text) => text.Length < ShortestCompanyPrefix
        ? Gs1Fault.TooShort
        : Say(CharacterSets.IsDigits(text[..ShortestCompanyPrefix]), Gs1Fault.CompanyPrefix);

    private static Gs1Fault Say(bool right, Gs1Fault fault) => right ? Gs1Fault.None : fault;

    private static bool IsUpTo(ReadOnlySpan<char> digits, long limit) =>
        long.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number <= limit;

    // Source: RFC 3986, 2.1. A NUL is allowed here: the field carries text of the sender, encoded a second time.
    private static bool IsPercentEncoded(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%'))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                return false;
            }

            text = text[(i + 3)..];
        }

        return true;
    }
}
