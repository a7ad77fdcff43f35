using System.Reflection;
using Tdc.Plan.Domain.Annex;
using Tdc.Platform.Organisations;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>The names by which agency cells are parted and matched: the register's, and the further wordings of <c>Data/agency-aliases.csv</c>.</summary>
internal static class AgencyNames
{
    private const string groupPrefix = "nhom:";

    private static readonly Lazy<AgencyLexicon> shipped = new(() =>
    {
        var data = RegisterData.Load();
        return Of(data.Organisations, data.Groups.Select(g => (g.Code, g.NameVi)));
    });

    /// <summary>The names of the register that the program brings along; needs no database.</summary>
    public static AgencyLexicon Shipped => shipped.Value;

    /// <summary>The names of a register as it stands.</summary>
    public static AgencyLexicon Of(RegisterSnapshot register) => Of(register.All, register.Groups.Select(g => (g.Code, g.NameVi)));

    /// <summary>The names of a register.</summary>
    /// <param name="units">Its units of all times.</param>
    /// <param name="groups">Codes and names of its groups.</param>
    public static AgencyLexicon Of(IEnumerable<Organisation> units, IEnumerable<(string Code, string Name)> groups)
    {
        var more = Wordings().ToLookup(w => w.Code, w => w.Name);
        var known = units.Select(u => new KnownAgency(
            u.Code, u.NameVi, [.. u.OtherNames.Split('\n', StringSplitOptions.RemoveEmptyEntries), .. more[u.Code]],
            u.Kind.ToString(), u.ValidFrom, u.ValidTo)).ToList();
        known.AddRange(more[""].Select(name => new KnownAgency("", name, [])));
        var registered = groups.ToList();
        var names = more.Where(m => m.Key.StartsWith(groupPrefix, StringComparison.Ordinal))
            .Select(m => new KnownGroup(m.Key, [.. m]))
            .Concat(registered.Select(g => new KnownGroup(g.Code, [g.Name])));
        return new AgencyLexicon(known, names);
    }

    private static IEnumerable<(string Code, string Name)> Wordings()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Tdc.Plan.Data.agency-aliases.csv")
            ?? throw new InvalidOperationException("The list of wordings is not in the assembly.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            yield return (line[..comma], line[(comma + 1)..].Trim('"'));
        }
    }
}
