using System.Text;
using Tdc.Platform.Text;

namespace Tdc.Platform.Organisations;

/// <summary>Names as they are compared in search: without marks, case and punctuation.</summary>
/// <remarks>"Sở KH&amp;CN" and "so khcn" are the same, so are "TP.Biên Hoà" and "tp bien hòa".</remarks>
public static class SearchForm
{
    /// <summary>One name or question in its search form: letters and digits, words parted by one space.</summary>
    public static string Of(string? text)
    {
        var folded = VietnameseText.Fold(text);
        var result = new StringBuilder(folded.Length);
        var spaceBefore = false;
        foreach (var letter in folded)
        {
            if (char.IsLetterOrDigit(letter))
            {
                if (spaceBefore && result.Length > 0)
                {
                    result.Append(' ');
                }

                spaceBefore = false;
                result.Append(letter);
            }
            else if (letter is not '&' and not '’' and not '\'')
            {
                spaceBefore = true;
            }
        }

        return result.ToString();
    }

    /// <summary>What a unit is found by: its names, code, other names, usual short forms and names of those before it; one a line.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="formerNames">Names of units whose place it took.</param>
    public static string Of(Organisation unit, IEnumerable<string> formerNames)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var lines = new List<string> { Of(unit.NameVi), Of(unit.NameEn), Of(unit.Code) };
        lines.AddRange(unit.OtherNames.Split('\n').Select(Of));
        if (unit.Kind.IsTerritory)
        {
            lines.Add("ubnd " + lines[0]);
            lines.Add("uy ban nhan dan " + lines[0]);
            if (ShortWord(unit.Kind) is { } word)
            {
                lines.Add($"ubnd {word} {Bare(unit)}");
            }
        }

        lines.AddRange(formerNames.Select(Of));
        return string.Join('\n', lines.Where(l => l.Length > 0).Distinct(StringComparer.Ordinal));
    }

    /// <summary>A unit's own name in search form without the word for its kind: "Xã Bom Bo" gives "bom bo".</summary>
    public static string Bare(Organisation unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var name = Of(unit.NameVi);
        return KindWord(unit.Kind) is { } word && name.StartsWith(word + " ", StringComparison.Ordinal) ? name[(word.Length + 1)..] : name;
    }

    private static string? KindWord(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Province => "tinh",
        OrganisationKind.CentralCity or OrganisationKind.ProvincialCity => "thanh pho",
        OrganisationKind.District => "huyen",
        OrganisationKind.DistrictTown => "thi xa",
        OrganisationKind.Commune => "xa",
        OrganisationKind.Ward => "phuong",
        OrganisationKind.Township => "thi tran",
        OrganisationKind.Department => "so",
        OrganisationKind.University => "truong",
        _ => null,
    };

    private static string? ShortWord(OrganisationKind kind) => kind switch
    {
        OrganisationKind.CentralCity or OrganisationKind.ProvincialCity => "tp",
        OrganisationKind.DistrictTown => "tx",
        OrganisationKind.Township => "tt",
        _ => null,
    };
}
