using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Epcis.Identifiers;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Features.Repository.Access;

/// <summary>Makes judges by the rules in <c>trace_access_rule</c>; rules and what units own are kept in memory for some seconds.</summary>
internal sealed class EventAccess(
    IDbContextFactory<TdcDbContext> contexts, OrganisationRegister organisations, IServiceScopeFactory scopes, IEventStore store, TimeProvider clock) : IEventAccess
{
    /// <summary>How long another node's change may stay unseen.</summary>
    public static readonly TimeSpan Staleness = TimeSpan.FromSeconds(15);

    private const int MostKeptUnits = 5000;
    private const string GeoScheme = "geo:";

    private readonly Lock gate = new();
    private readonly Dictionary<LineageId, (DateTimeOffset At, UnitHoldings Holdings)> holdings = [];
    private (DateTimeOffset At, IReadOnlyList<AccessRule> Rules) known = (DateTimeOffset.MinValue, []);

    /// <summary>Makes the next question read the rules again.</summary>
    public void Forget()
    {
        lock (gate)
        {
            known = (DateTimeOffset.MinValue, []);
            holdings.Clear();
        }
    }

    public async Task<IEventJudge> ForAsync(Asker asker, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asker);
        if (ReferenceEquals(asker, Asker.System))
        {
            return AllEvents.Judge;
        }

        var rules = await RulesAsync(cancellation);
        var register = await organisations.NowAsync(cancellation);
        foreach (var rule in rules.Where(r => r is { IsOn: true, Ground: AccessGround.Authority }))
        {
            if (register.ByCode(rule.UnitCode, clock.TodayInVietnam)?.Lineage is { } unit
                && (rule.Role is { } role ? asker.Holds(role, unit) : asker.KeyUnit == unit))
            {
                return AllEvents.Judge;
            }
        }

        // The public part answers who stands before goods with a code in hand; it does not open a repository to its owners' competitors.
        var isPublic = !asker.Units.Any();
        var on = rules.Where(r => r.IsOn && (isPublic || r.Ground != AccessGround.PublicSteps)).Select(r => r.Ground).ToHashSet();
        var steps = rules.Where(r => r is { IsOn: true, Ground: AccessGround.PublicSteps }).SelectMany(r => r.Steps.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var owned = new List<UnitHoldings>();
        foreach (var unit in asker.Units)
        {
            owned.Add(await HoldingsAsync(unit, cancellation));
        }

        return new EventJudge(on, owned, steps.ToHashSet(StringComparer.Ordinal), store, PlaceIsPublic());
    }

    /// <summary>All rules.</summary>
    public async ValueTask<IReadOnlyList<AccessRule>> RulesAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (now - known.At < Staleness)
            {
                return known.Rules;
            }
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rules = await db.Set<AccessRule>().AsNoTracking().OrderBy(r => r.Code).ToListAsync(cancellation);
        lock (gate)
        {
            known = (now, rules);
        }

        return rules;
    }

    /// <summary>Asks the register once for each place; what it does not know is only a number. A position that the event itself gives is not told on.</summary>
    private Func<string, CancellationToken, ValueTask<bool>> PlaceIsPublic()
    {
        var answers = new Dictionary<string, bool>(StringComparer.Ordinal);
        return async (id, cancellation) =>
        {
            var canonical = Identifier.Canonical(id);
            if (canonical.StartsWith(GeoScheme, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            if (!answers.TryGetValue(canonical, out var isPublic))
            {
                await using var scope = scopes.CreateAsyncScope();
                var place = scope.ServiceProvider.GetService<ITradeRegister>() is { } trade ? await trade.PlaceAsync(canonical, cancellation) : null;
                answers[canonical] = isPublic = place?.IsPublicIn(await organisations.NowAsync(cancellation), clock.TodayInVietnam) != false;
            }

            return isPublic;
        };
    }

    private async ValueTask<UnitHoldings> HoldingsAsync(LineageId unit, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (holdings.TryGetValue(unit, out var kept) && now - kept.At < Staleness)
            {
                return kept.Holdings;
            }
        }

        await using var scope = scopes.CreateAsyncScope();
        var trade = scope.ServiceProvider.GetService<ITradeRegister>();
        var found = trade is null ? new UnitHoldings(unit, [], new HashSet<string>()) : new UnitHoldings(
            unit,
            [.. (await trade.PrefixesAsync(cancellation)).Where(p => p.Owner == unit)],
            (await trade.PlacesOfAsync(unit, cancellation)).Select(p => p.Canonical).ToHashSet(StringComparer.Ordinal));
        lock (gate)
        {
            if (holdings.Count >= MostKeptUnits)
            {
                holdings.Clear();
            }

            holdings[unit] = (now, found);
        }

        return found;
    }
}

/// <summary>What a unit owns in the register.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Prefixes">Its company prefixes.</param>
/// <param name="Places">Its places, canonical.</param>
internal sealed record UnitHoldings(LineageId Unit, IReadOnlyList<PrefixCard> Prefixes, IReadOnlySet<string> Places);
