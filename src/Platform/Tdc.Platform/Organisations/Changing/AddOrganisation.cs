using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Platform.Organisations;

/// <summary>An organisation outside the administration that enters the register: an enterprise, a cooperative, a household …</summary>
/// <param name="Kind">One of <see cref="AddOrganisation.Kinds"/>.</param>
/// <param name="Code">Tax code, or a code of one's own: letters, digits, dots and dashes, up to 40.</param>
/// <param name="NameVi">Vietnamese name, 3 to 300 characters.</param>
/// <param name="NameEn">English name; the Vietnamese one when left empty.</param>
/// <param name="ParentCode">Code of the commune where it has its seat; empty outside the province.</param>
/// <param name="Email">Address for notices; empty for none.</param>
/// <param name="Source">How the row is known.</param>
public sealed record NewOrganisation(OrganisationKind Kind, string Code, string NameVi, string? NameEn = null, string? ParentCode = null, string? Email = null, string? Source = null);

/// <summary>Puts an organisation outside the administration into the register. Who may do so is decided by the caller.</summary>
/// <remarks>Bodies of the administration are born by acts only: see <see cref="RecordSuccession"/>.</remarks>
public sealed partial class AddOrganisation(TdcDbContext db, OrganisationRegister register, TimeProvider clock)
{
    /// <summary>The kinds that may enter this way.</summary>
    public static IReadOnlyList<OrganisationKind> Kinds { get; } =
        [OrganisationKind.Enterprise, OrganisationKind.Cooperative, OrganisationKind.Household, OrganisationKind.Laboratory, OrganisationKind.SupportOrganisation, OrganisationKind.School];

    /// <summary>Adds it.</summary>
    /// <returns>The organisation, or why not: <c>organisations.fields</c> with faults by field, <c>organisations.code-taken</c>.</returns>
    public async Task<Outcome<Organisation>> HandleAsync(NewOrganisation wanted, Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(asker);
        var (code, name, english) = ((wanted.Code ?? "").Trim(), SuccessionRules.Clean(wanted.NameVi), SuccessionRules.Clean(wanted.NameEn));
        var (parent, email) = ((wanted.ParentCode ?? "").Trim(), (wanted.Email ?? "").Trim());
        var today = clock.TodayInVietnam;
        Dictionary<string, string[]> faults = [];
        if (!Kinds.Contains(wanted.Kind))
        {
            faults["kind"] = ["organisations.kind"];
        }

        if (!CodeShape().IsMatch(code))
        {
            faults["code"] = ["organisations.code-shape"];
        }

        if (name.Length is < 3 or > 300 || english.Length > 300)
        {
            faults["nameVi"] = ["organisations.name-length"];
        }

        if (email.Length > 0 && (email.Length > 254 || !System.Net.Mail.MailAddress.TryCreate(email, out var read) || read.Address != email))
        {
            faults["email"] = ["organisations.email"];
        }

        if (parent.Length > 0 && (await register.NowAsync(cancellation)).ByCode(parent, today) is null)
        {
            faults["parentCode"] = ["organisations.parent"];
        }

        if (faults.Count > 0)
        {
            return new Refusal(RefusalKind.Fields, "organisations.fields") { Fields = faults };
        }

        var unit = new Organisation
        {
            Id = clock.NewId<OrganisationId>(),
            Lineage = clock.NewId<LineageId>(),
            Code = code,
            NameVi = name,
            NameEn = english.Length > 0 ? english : name,
            Kind = wanted.Kind,
            ParentCode = parent,
            ValidFrom = today,
            Email = email,
            Source = SuccessionRules.Clean(wanted.Source) is { Length: > 0 } source ? source : "recorded",
            Version = Guid.CreateVersion7(clock.GetUtcNow()),
        };
        unit.Search = SearchForm.Of(unit, []);
        return await StoreAsync(unit, asker, cancellation);
    }

    private async Task<Outcome<Organisation>> StoreAsync(Organisation unit, Asker asker, CancellationToken cancellation)
    {
        try
        {
            var isFree = await db.InTransactionAsync(
                async () =>
                {
                    if (await db.Set<Organisation>().AnyAsync(u => u.Code == unit.Code && (u.ValidTo == null || u.ValidTo >= unit.ValidFrom), cancellation))
                    {
                        return false;
                    }

                    db.Add(unit);
                    db.AddAudit(clock, asker, "organisations.unit-added", "org.organisation", unit.Id.Value, new { code = unit.Code, kind = unit.Kind.ToString() });
                    await db.SaveChangesAsync(cancellation);
                    return true;
                },
                cancellation);
            if (!isFree)
            {
                return new Refusal(RefusalKind.Conflict, "organisations.code-taken") { Values = [unit.Code] };
            }
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e))
        {
            db.ChangeTracker.Clear();
            return new Refusal(RefusalKind.Conflict, "organisations.code-taken") { Values = [unit.Code] };
        }

        register.Forget();
        return unit;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9.\-]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodeShape();
}
