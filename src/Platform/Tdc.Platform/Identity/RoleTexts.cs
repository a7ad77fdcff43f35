using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Organisations;
using Tdc.Platform.Pages;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Platform.Identity;

/// <summary>Roles and units as people read them.</summary>
public sealed class RoleTexts(TdcDbContext db, OrganisationRegister register, IStringLocalizer<IdentityText> text, TimeProvider clock)
{
    /// <summary>A role's name in the language of the page.</summary>
    public string Of(Role role) => text[$"role.{role}"];

    /// <summary>The name that a unit bears today in the language of the page.</summary>
    public async Task<string> UnitAsync(LineageId unit, CancellationToken cancellation)
    {
        var snapshot = await register.NowAsync(cancellation);
        if (!snapshot.Knows(unit))
        {
            return Display.Blank;
        }

        var today = snapshot.OfLineage(unit, clock.TodayInVietnam);
        return Display.InEnglish ? today.NameEn : today.NameVi;
    }

    /// <summary>The roles that a person holds today, each with its unit and, when passed on, its last day.</summary>
    public async Task<List<string>> OfTodayAsync(Guid userId, CancellationToken cancellation)
    {
        var today = clock.TodayInVietnam;
        var roles = await db.Set<UnitRole>().AsNoTracking()
            .Where(r => r.UserId == userId && r.ValidFrom <= today && (r.ValidTo == null || r.ValidTo >= today)).OrderBy(r => r.Id).ToListAsync(cancellation);
        List<string> result = [];
        foreach (var role in roles)
        {
            var line = $"{Of(role.Role)}, {await UnitAsync(role.Unit, cancellation)}";
            result.Add(role.DelegatedBy is null ? line : text["delegation.held", line, Display.Date(role.ValidTo)]);
        }

        return result;
    }
}
