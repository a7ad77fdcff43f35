using Tdc.Platform.Identity;

namespace Tdc.Platform.Organisations;

/// <summary>Who may change the register and who may see what of it.</summary>
public static class UnitRights
{
    extension(Asker asker)
    {
        /// <summary>Whether the asker may record changes of units and edit their data.</summary>
        public bool MayChangeUnits => asker.Holds(Role.Coordinator) || asker.Holds(Role.Administrator) || asker.HasScope(RecordSuccession.Scope)
            || ReferenceEquals(asker, Asker.System);

        /// <summary>Whether the asker may know of a unit: households and experts are shown to those who work here only.</summary>
        public bool MaySee(Organisation unit)
        {
            ArgumentNullException.ThrowIfNull(unit);
            return !unit.Kind.IsPersonal || asker.Units.Contains(unit.Lineage)
                || asker.Roles.Any(r => r.Role is not Role.Enterprise) || asker.HasScope("organisations:read");
        }
    }
}
