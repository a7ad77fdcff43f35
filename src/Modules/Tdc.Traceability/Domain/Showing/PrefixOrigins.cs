using System.Globalization;
using System.Reflection;

namespace Tdc.Traceability.Domain.Showing;

/// <summary>Which GS1 member organisation gives out the numbers that begin with a prefix.</summary>
/// <param name="NameVi">Vietnamese name of the organisation's country or use.</param>
/// <param name="NameEn">English name.</param>
/// <param name="IsMember">Whether it is a member organisation; otherwise the range has a use of its own (restricted, coupons, books).</param>
/// <remarks>
/// The prefix says where the number's owner joined GS1, never where goods were made. Source: GS1's list of prefixes of member organisations
/// (<c>Data/gs1-prefixes.csv</c>, entered from general knowledge; each row says whether it was checked).
/// </remarks>
internal sealed record PrefixOrigin(string NameVi, string NameEn, bool IsMember)
{
    /// <summary>The prefix of GS1 Viet Nam.</summary>
    public const string Vietnam = "893";

    private static readonly List<(int First, int Last, PrefixOrigin Origin)> ranges = Load();

    /// <summary>The range of a GTIN or of a key that begins with a company prefix, or <see langword="null"/> when it is not given out.</summary>
    /// <param name="digits">The key as it begins with its company prefix: a 13-digit GTIN or GLN, or at least three digits.</param>
    public static PrefixOrigin? Of(string digits) =>
        digits.Length >= 3 && int.TryParse(digits.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix)
            ? ranges.Find(r => prefix >= r.First && prefix <= r.Last).Origin
            : null;

    private static List<(int First, int Last, PrefixOrigin Origin)> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Tdc.Traceability.Data.gs1-prefixes.csv")!;
        using var reader = new StreamReader(stream);
        List<(int, int, PrefixOrigin)> read = [];
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(',') is [var first, var last, var vi, var en, var member, ..])
            {
                read.Add((int.Parse(first, CultureInfo.InvariantCulture), int.Parse(last, CultureInfo.InvariantCulture), new(vi, en, member == "member")));
            }
        }

        return read;
    }
}
