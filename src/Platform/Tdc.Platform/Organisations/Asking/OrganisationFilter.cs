using Microsoft.AspNetCore.Http;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Organisations;

/// <summary>The filters of the list page as its address carries them: <c>?tim=&amp;loai=&amp;nhom=&amp;ngay=</c>.</summary>
/// <param name="Query">What is asked.</param>
/// <param name="DayText">The day as it was typed; empty for today.</param>
/// <param name="DayFault">Whether the typed day could not be read, so that today counts.</param>
public sealed record OrganisationFilter(OrganisationQuery Query, string DayText, bool DayFault)
{
    /// <summary>Value of <c>ngay</c> that asks for units of all times.</summary>
    public const string AnyDay = "moi-luc";

    /// <summary>Reads the address.</summary>
    /// <remarks>A search without a day looks at all times, because people search by names that are gone.</remarks>
    public static OrganisationFilter Read(IQueryCollection query, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(query);
        string words = query["tim"].ToString().Trim(), typed = query["ngay"].ToString().Trim(), group = query["nhom"].ToString();
        words = words.Length > 200 ? words[..200] : words;
        var (day, fault) = ((DateOnly?)(words.Length > 0 ? null : today), false);
        if (typed == AnyDay)
        {
            day = null;
        }
        else if (typed.Length > 0)
        {
            fault = Reading.Date(typed, out var read) != ReadFault.None;
            day = fault ? today : read;
        }

        return new(
            new OrganisationQuery
            {
                Words = words,
                Kind = OrganisationKinds.Read(query["loai"].ToString()),
                Group = group.Length == 0 || group.StartsWith(UnitGroup.Prefix, StringComparison.Ordinal) ? group : UnitGroup.Prefix + group,
                AsOf = day,
            },
            typed == AnyDay ? "" : typed,
            fault);
    }
}
