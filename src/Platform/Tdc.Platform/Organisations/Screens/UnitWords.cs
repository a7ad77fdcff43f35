using System.Globalization;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Organisations;

/// <summary>How pages write a unit.</summary>
public static class UnitWords
{
    extension(Organisation unit)
    {
        /// <summary>The name in the language of the page.</summary>
        public string Name => Display.InEnglish ? unit.NameEn : unit.NameVi;

        /// <summary>The path of the unit's page, with the last day of a unit that ended.</summary>
        public string Address => "/don-vi/" + Uri.EscapeDataString(unit.Code)
            + (unit.ValidTo is { } last ? "?ngay=" + last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "");

        /// <summary>From when to when, in words.</summary>
        public string Time(IStringLocalizer text)
        {
            ArgumentNullException.ThrowIfNull(text);
            return (unit.ValidFrom, unit.ValidTo) switch
            {
                ({ } first, { } last) => $"{Display.Date(first)} – {Display.Date(last)}",
                ({ } first, null) => text["unit.since", Display.Date(first)],
                (null, { } last) => text["unit.until", Display.Date(last)],
                _ => text["unit.till-now"],
            };
        }
    }

    extension(UnitGroup group)
    {
        /// <summary>The name in the language of the page.</summary>
        public string Name => Display.InEnglish ? group.NameEn : group.NameVi;

        /// <summary>The path of the group's page.</summary>
        public string Address => "/don-vi/nhom/" + Uri.EscapeDataString(group.Code[UnitGroup.Prefix.Length..]);
    }
}
