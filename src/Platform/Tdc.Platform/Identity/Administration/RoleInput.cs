using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Identity;

/// <summary>A role as an administrator typed it.</summary>
public sealed class RoleInput
{
    /// <summary>Name of the role.</summary>
    public string Role { get; private set; } = RoleNames.Of(Identity.Role.Officer);

    /// <summary>Code or words of the unit.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>First day as typed.</summary>
    public string? From { get; private set; }

    /// <summary>Last day as typed.</summary>
    public string? To { get; private set; }

    /// <summary>Reads the posted fields and what they mean; faults are added by field.</summary>
    internal NewRole? Read(IFormCollection form, RegisterSnapshot register, DateOnly today, FormFaults faults, IStringLocalizer<IdentityText> text)
    {
        (Role, Unit, From, To) = (form["vai-tro"].ToString(), form["don-vi"].ToString().Trim(), form["tu"].ToString(), form["den"].ToString());
        if (!RoleNames.TryRead(Role, out var role))
        {
            faults.Add("vai-tro", text["roles.choose"]);
        }

        var unit = UnitByWords.Find(register, Unit, today, out var candidates);
        if (unit is null)
        {
            faults.Add("don-vi", candidates.Count > 0 ? text["roles.several", string.Join("; ", candidates)] : text["roles.unknown-unit", Unit]);
        }

        var from = ReadDate("tu", From, faults, text);
        var to = ReadDate("den", To, faults, text);
        return faults.Any ? null : new NewRole(role, unit!.Lineage, from, to);
    }

    private static DateOnly? ReadDate(string field, string? typed, FormFaults faults, IStringLocalizer<IdentityText> text)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (Reading.Date(typed, out var date) == ReadFault.None)
        {
            return date;
        }

        faults.Add(field, text["identity.date-shape", typed]);
        return null;
    }
}
