using Tdc.Epcis.Model;
using Tdc.Traceability.Events;

namespace Tdc.Traceability.Domain.Chain;

/// <summary>A span of time in which a thing was inside a container, bounds included.</summary>
/// <param name="Child">What was inside.</param>
/// <param name="Added">The event that says so.</param>
/// <param name="Removed">The event that took it out; <see langword="null"/> while it is inside.</param>
/// <param name="Quantity">How much of a class was put in; <see langword="null"/> when not said.</param>
/// <param name="Uom">Its unit.</param>
internal sealed record Stay(string Child, ChainEvent Added, ChainEvent? Removed, decimal? Quantity, string? Uom)
{
    /// <summary>Begin.</summary>
    public DateTimeOffset From => Added.Time;

    /// <summary>End.</summary>
    public DateTimeOffset To => Removed?.Time ?? DateTimeOffset.MaxValue;
}

/// <summary>What was inside a container when.</summary>
/// <remarks>
/// ADD begins a stay, DELETE ends it: of the children that it names, or of all when it names none. A container seen with its children (OBSERVE) tells of a stay
/// whose beginning was not recorded. Taking out less of a class than was put in leaves the rest inside. Source: EPCIS 2.0, section 7.4.4.
/// </remarks>
internal static class Containment
{
    /// <summary>The stays in a container.</summary>
    /// <param name="container">The container, canonical.</param>
    /// <param name="events">Its events in the order of happening, without those declared wrong.</param>
    public static IReadOnlyList<Stay> Of(string container, IEnumerable<ChainEvent> events)
    {
        List<Stay> stays = [];
        var open = new Dictionary<string, (int Stay, decimal? Left)>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            if (!e.IsContainment || e.Parent != container)
            {
                continue;
            }

            var children = e.Items.Where(i => i.Role is ItemRole.Child or ItemRole.ChildClass).ToList();
            if (e.Action == EventAction.Delete)
            {
                foreach (var id in children.Count == 0 ? open.Keys.ToList() : [.. children.Select(c => c.Id).Where(open.ContainsKey)])
                {
                    var (at, left) = open[id];
                    var taken = children.Count == 0 ? null : children.First(c => c.Id == id).Quantity;
                    if (taken is { } some && left is { } rest && some < rest)
                    {
                        open[id] = (at, rest - some);
                        continue;
                    }

                    stays[at] = stays[at] with { Removed = e };
                    open.Remove(id);
                }

                continue;
            }

            foreach (var child in children)
            {
                if (open.TryGetValue(child.Id, out var known))
                {
                    if (e.Action == EventAction.Add && child.IsClass && known.Left is { } left && child.Quantity is { } more)
                    {
                        open[child.Id] = (known.Stay, left + more);
                        stays[known.Stay] = stays[known.Stay] with { Quantity = stays[known.Stay].Quantity + more };
                    }

                    continue;
                }

                open[child.Id] = (stays.Count, child.Quantity);
                stays.Add(new Stay(child.Id, e, null, child.Quantity, child.Uom));
            }
        }

        return stays;
    }
}
