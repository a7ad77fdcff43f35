using Tdc.Plan.Domain;
using Tdc.Plan.Features;
using Tdc.Platform.Organisations;
using Tdc.Platform.Time;

namespace Tdc.Plan.Demonstration;

/// <summary>Decisions that the source left to people: missing times, members of collective names, a task without a lead.</summary>
internal static class DemoDecisions
{
    /// <summary>Basis of the times decided; invented and marked so.</summary>
    public const string TimeBasis = "Ủy ban nhân dân tỉnh: Công văn số 6120/UBND-KGVX ngày 12/5/2025 (minh họa)";

    /// <summary>Basis of the members picked.</summary>
    public const string PickBasis = "Công văn số 1187/SKHCN-QLTĐC ngày 14/5/2025 (minh họa)";

    /// <summary>Basis of the communes picked after the district tier had ended.</summary>
    public const string LaterPickBasis = "Công văn số 2045/SKHCN-QLTĐC ngày 04/7/2025 (minh họa)";

    private static readonly string[] decided = ["IV.4", "V.1", "V.2", "VI.3"];

    // Task, role of the collective name, units meant. V.3 waits with its time, so nobody is picked for it.
    private static readonly (string Label, AssignmentRole Role, string[] Units)[] picks =
    [
        ("I.2", AssignmentRole.Coordinate, ["SKHCN", "SVHTTDL", "SCT", "SNNMT"]),
        ("I.3", AssignmentRole.Coordinate, ["SCT", "SNNMT", "SYT", "SXD", "BQLKCN", "TTKHCN"]),
        ("I.4", AssignmentRole.Coordinate, ["SNV", "SGDDT", "STP", "TTKHCN"]),
        ("II.1", AssignmentRole.Coordinate, ["STP", "STC", "SCT", "SNNMT", "SYT", "SXD", "VPUBND"]),
        ("II.2", AssignmentRole.Coordinate, ["SYT", "BQLKCN", "CA", "26188", "25396", "25405", "26326", "26341", "26080", "26227", "26116", "25222", "26311"]),
        ("II.3", AssignmentRole.Coordinate, ["TK", "STC", "SCT", "BQLKCN"]),
        ("II.4", AssignmentRole.Coordinate, ["SNNMT", "STC", "TK", "BQLKCN", "THUE"]),
        ("II.5", AssignmentRole.Coordinate, ["STC", "SNNMT", "BQLKCNC", "STP"]),
        ("II.6", AssignmentRole.Lead, ["SCT", "STC", "BQLKCN"]),
        ("II.6", AssignmentRole.Coordinate, ["TK", "SNV", "DHDN"]),
        ("III.1", AssignmentRole.Coordinate, ["SNV", "SCT", "SNNMT", "SYT", "SXD", "TTKHCN"]),
        ("III.3", AssignmentRole.Coordinate, ["SKHCN", "SGDDT", "STC"]),
        ("III.4", AssignmentRole.Coordinate, ["SCT", "BQLKCN", "BQLKCNC", "SNNMT", "DHLH"]),
        ("IV.2", AssignmentRole.Coordinate, ["SCT", "SNNMT", "SYT", "SXD", "STC"]),
        ("IV.3", AssignmentRole.Coordinate, ["SCT", "SGDDT", "BQLKCN"]),
        ("IV.4", AssignmentRole.Coordinate, ["SVHTTDL", "SGDDT", "STC", "SDTTG", "26041", "26068", "25195", "25210"]),
        ("V.1", AssignmentRole.Coordinate, ["SCT", "SNNMT", "SYT", "DHLH", "DHDN"]),
        ("V.2", AssignmentRole.Coordinate, ["SCT", "BQLKCN", "STC", "THUE"]),
        ("VI.1", AssignmentRole.Coordinate, ["SYT", "SXD", "CA", "BQLKCN", "26326", "26068", "25210", "26248", "26080", "26485", "26041", "25432"]),
        ("VI.2", AssignmentRole.Coordinate, ["CA", "HQ", "THUE", "SCT", "SNNMT", "SYT", "TTT", "BCHQS"]),
        ("VII.1", AssignmentRole.Coordinate, ["SNV", "SGDDT", "SCT", "BHXH"]),
        ("VII.2", AssignmentRole.Coordinate, ["SCT", "BQLKCN", "TK"]),
        ("VII.3", AssignmentRole.Coordinate, ["SCT", "STC", "BQLKCN", "BQLKCNC"]),
    ];

    /// <summary>Writes them into the tasks.</summary>
    /// <returns>The assignments added, already in their tasks.</returns>
    public static IReadOnlyList<Assignment> Apply(DemoWorld world)
    {
        var added = new List<Assignment>();
        foreach (var label in decided.Where(world.Has))
        {
            var version = world.Task(label).On(world.Plan.IssuedOn);
            (version.Time, version.Basis) = (version.Time with { Kind = TimeKind.Annual }, TimeBasis);
        }

        if (world.Has("VI.3"))
        {
            added.AddRange(Named(world, "VI.3", AssignmentRole.Lead, "SKHCN", "TTT"));
            added.AddRange(Named(world, "VI.3", AssignmentRole.Coordinate, "CA", "STP"));
        }

        foreach (var (label, role, codes) in picks.Where(p => world.Has(p.Label)))
        {
            added.AddRange(Picked(world, world.Task(label), role, codes));
        }

        return added;
    }

    private static IEnumerable<Assignment> Named(DemoWorld world, string label, AssignmentRole role, params string[] codes)
    {
        var task = world.Task(label);
        var order = 0;
        foreach (var unit in codes.Select(c => world.Register.ByCode(c, world.Plan.IssuedOn)).OfType<Organisation>())
        {
            yield return Add(task, world, role, unit, world.Plan.IssuedOn, TimeBasis, order++, null);
        }
    }

    private static IEnumerable<Assignment> Picked(DemoWorld world, PlanTask task, AssignmentRole role, string[] codes)
    {
        var collective = task.Assignments.Find(a => a.Role == role && a.GroupCode.Length > 0 && RegisterMembership.IsCollective(a.GroupCode) && a.GroupCode != "nhom:doanh-nghiep");
        if (collective is null || task.Assignments.Exists(a => a.PickedFor == collective.Id))
        {
            yield break;
        }

        var later = new DateOnly(2025, 7, 4);
        foreach (var code in codes)
        {
            if (world.Register.ByCode(code, world.Plan.IssuedOn) is { } unit && !IsBelowDistrict(unit))
            {
                yield return Add(task, world, role, unit, world.Plan.IssuedOn, PickBasis, collective.Order, collective.Id);
            }
            else if (world.IsPast(later) && world.Register.ByCode(code, later) is { } commune)
            {
                yield return Add(task, world, role, commune, later, LaterPickBasis, collective.Order, collective.Id);
            }
        }
    }

    private static bool IsBelowDistrict(Organisation unit) => unit.Kind is OrganisationKind.Commune or OrganisationKind.Ward or OrganisationKind.Township;

    private static Assignment Add(
        PlanTask task, DemoWorld world, AssignmentRole role, Organisation unit, DateOnly from, string basis, int order, Guid? pickedFor)
    {
        var assignment = new Assignment
        {
            Id = Stable.Id(from.StartInVietnam, "assignment", task.Label, role.ToString(), unit.Code),
            TaskId = task.Id,
            Role = role,
            Order = order,
            Printed = unit.NameVi,
            Unit = unit.Lineage,
            ValidFrom = from,
            Basis = basis,
            PickedFor = pickedFor,
        };
        task.Assignments.Add(assignment);
        return assignment;
    }
}
