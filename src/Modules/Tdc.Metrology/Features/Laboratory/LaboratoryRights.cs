using Microsoft.AspNetCore.Authorization;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;

namespace Tdc.Metrology.Features.Laboratory;

/// <summary>Scopes of API keys for the laboratory.</summary>
internal static class LaboratoryScopes
{
    /// <summary>Reads jobs, results and certificates: of the key's laboratory, or those of which its unit is the customer.</summary>
    public const string Read = "laboratory:read";

    /// <summary>Enters orders and readings for the key's laboratory; with <see cref="Read"/>, orders of the key's unit as a customer. Authorising stays with persons.</summary>
    public const string Write = "laboratory:write";

    /// <summary>Persons, and keys that may read.</summary>
    public static void Readers(AuthorizationPolicyBuilder policy) =>
        policy.RequireAssertion(c => Asker.Of(c.User) is var asker && (asker.UserId is not null || asker.HasScope(Read) || asker.HasScope(Write)));

    /// <summary>Persons, and keys that may write.</summary>
    public static void Writers(AuthorizationPolicyBuilder policy) =>
        policy.RequireAssertion(c => Asker.Of(c.User) is var asker && (asker.UserId is not null || asker.HasScope(Write)));
}

/// <summary>What the asker may see and do in a laboratory.</summary>
/// <param name="Asker">Who asks.</param>
/// <param name="Laboratory">The laboratory.</param>
internal sealed record LaboratoryRights(Asker Asker, CalibrationLaboratory Laboratory)
{
    /// <summary>Whether the asker is the program itself.</summary>
    public bool IsProgram => ReferenceEquals(Asker, Asker.System);

    /// <summary>Whether the asker heads the laboratory's unit: gives authorities, keeps the scope.</summary>
    public bool Heads => IsProgram || Asker.Holds(Role.Head, Laboratory.Unit);

    /// <summary>Whether the asker works in the laboratory; what is measured and authorised also needs an authority.</summary>
    public bool Works => Heads || Asker.Holds(Role.Laboratory, Laboratory.Unit) || (Asker.KeyUnit == Laboratory.Unit && Asker.HasScope(LaboratoryScopes.Write));

    /// <summary>Whether the asker may order for a customer: the laboratory for anybody, a customer for itself.</summary>
    public bool OrdersFor(LineageId? customer) => Works || IsCustomer(customer);

    /// <summary>Whether the asker may try a step of a job: the laboratory any, a customer only to withdraw what is not there yet.</summary>
    public bool Moves(CalibrationJob job, JobAct act) => Works || (act == JobAct.Cancel && job.State == JobState.Ordered && IsCustomer(job.CustomerUnit));

    /// <summary>Whether the asker sees everything of the laboratory.</summary>
    public bool Reads => Works || (Asker.KeyUnit == Laboratory.Unit && Asker.HasScope(LaboratoryScopes.Read));

    /// <summary>Whether the asker acts for a unit that is a customer; it then sees its own jobs.</summary>
    public bool IsCustomer(LineageId? unit) => unit is { } customer
        && (Asker.HoldsAny(customer, Role.Enterprise, Role.Head, Role.Officer, Role.Laboratory) || (Asker.KeyUnit == customer && Asker.HasScope(LaboratoryScopes.Read)));
}
