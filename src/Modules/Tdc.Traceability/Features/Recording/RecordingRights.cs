using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Traceability.Domain.Recording;

namespace Tdc.Traceability.Features.Recording;

/// <summary>Who records what for whom.</summary>
/// <remarks>People of enterprises, cooperatives and households record every step of their unit; an inspector records what was looked at.</remarks>
internal static class RecordingRights
{
    /// <summary>Scope of keys that record; the one of <c>/epcis/capture</c>.</summary>
    public const string Scope = "epcis:capture";

    /// <summary>Policy of the doors behind which people record; keys too.</summary>
    public const string Record = "trace-record";

    /// <summary>Policy of the doors for people of enterprises alone: tables, files, templates.</summary>
    public const string Enterprise = "trace-record-enterprise";

    public static void Add(IServiceCollection services) => services.AddAuthorizationBuilder()
        .AddPolicy(Record, Policies.RolesOrScope(Scope, Role.Enterprise, Role.Inspector))
        .AddPolicy(Enterprise, Policies.Any(Role.Enterprise));

    extension(Asker asker)
    {
        /// <summary>The units for which the asker may record a step, in the order of the roles.</summary>
        public IReadOnlyList<LineageId> RecordsFor(RecordStep step) =>
            [.. asker.Roles.Where(r => r.Role == Role.Enterprise || (r.Role == Role.Inspector && step == RecordStep.Inspect)).Select(r => r.Unit)
                .Concat(asker.KeyUnit is { } unit && asker.HasScope(Scope) ? [unit] : []).Distinct()];

        /// <summary>All units for which the asker records anything.</summary>
        public IReadOnlyList<LineageId> RecordsForAny => asker.RecordsFor(RecordStep.Inspect);

        /// <summary>The unit meant: the one named when the asker may record for it, the first when none is named.</summary>
        public LineageId? RecordingUnit(RecordStep step, Guid? named)
        {
            var units = asker.RecordsFor(step);
            return named is { } id ? units.Contains(new LineageId(id)) ? new LineageId(id) : null : units.Count > 0 ? units[0] : null;
        }
    }
}
