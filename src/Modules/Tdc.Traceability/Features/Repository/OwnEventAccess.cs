using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Features.Repository;

/// <summary>The narrowest rule: the department reads all, anybody else what the own units captured.</summary>
internal sealed class OwnEventAccess(OrganisationRegister register, TimeProvider clock) : IEventAccess
{
    /// <summary>Code of the unit that keeps the register of traceability: the department of science and technology.</summary>
    public const string AuthorityCode = "SKHCN";

    public async Task<IEventJudge> ForAsync(Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        var units = await register.NowAsync(cancellation);
        var authority = units.ByCode(AuthorityCode, clock.TodayInVietnam)?.Lineage;
        return authority is { } department && asker.Units.Contains(department) ? AllEvents.Judge : new OwnEvents([.. asker.Units]);
    }

    private sealed class OwnEvents(HashSet<LineageId> units) : IEventJudge
    {
        public bool SeesAll => false;

        public bool Sees(StoredEvent what) => units.Contains(what.Owner);
    }
}
