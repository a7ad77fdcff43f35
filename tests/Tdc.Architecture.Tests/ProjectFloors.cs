using System.Xml.Linq;

namespace Tdc.Architecture.Tests;

/// <summary>The floors of the house: references only go down, and never sideways between modules.</summary>
internal static class ProjectFloors
{
    private static readonly string[] floors = ["Libraries", "Platform", "Modules", "Migrations", "Host"];

    /// <summary>Says what is wrong with the references of one project.</summary>
    /// <param name="project">Path of the project from the root, such as <c>src/Modules/Tdc.Plan/Tdc.Plan.csproj</c>.</param>
    /// <param name="content">The project file.</param>
    public static IEnumerable<string> Violations(string project, string content)
    {
        var from = FloorOf(project);
        foreach (var reference in XDocument.Parse(content).Descendants("ProjectReference"))
        {
            var path = Path.Combine(Path.GetDirectoryName(project)!, reference.Attribute("Include")!.Value.Replace('\\', '/'));
            var target = Path.GetRelativePath(".", path).Replace('\\', '/');
            var to = FloorOf(target);
            if (to > from)
            {
                yield return $"{project} refers up to {target}";
            }
            else if (to == from && (floors[from] is "Modules" or "Platform" || !IsAllowedBetweenLibraries(project, target)))
            {
                yield return $"{project} refers sideways to {target}";
            }
            else if (floors[from] == "Migrations" && floors[to] != "Platform")
            {
                yield return $"{project} may see Platform only, not {target}";
            }
        }

        if (from == 0)
        {
            foreach (var framework in XDocument.Parse(content).Descendants("FrameworkReference").Select(f => f.Attribute("Include")!.Value))
            {
                yield return $"{project} is a pure library and refers to {framework}";
            }

            foreach (var package in XDocument.Parse(content).Descendants("PackageReference").Select(p => p.Attribute("Include")!.Value))
            {
                if (!(package == "MathNet.Numerics" && project.Contains("ProductivityAnalysis", StringComparison.Ordinal)))
                {
                    yield return $"{project} is a pure library and takes the package {package}";
                }
            }
        }
    }

    // EPCIS speaks of things that GS1 keys name; the other libraries stand alone.
    private static bool IsAllowedBetweenLibraries(string project, string target) =>
        floors[FloorOf(project)] != "Libraries" || (project.EndsWith("/Tdc.Epcis.csproj", StringComparison.Ordinal) && target.EndsWith("/Tdc.Gs1.csproj", StringComparison.Ordinal));

    private static int FloorOf(string project) =>
        Array.FindIndex(floors, f => project.StartsWith($"src/{f}/", StringComparison.Ordinal)) is >= 0 and var floor
            ? floor
            : throw new ArgumentException($"{project} stands on no floor.", nameof(project));
}
