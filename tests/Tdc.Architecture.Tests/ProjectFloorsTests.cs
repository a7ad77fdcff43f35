using Tdc.Testing;

namespace Tdc.Architecture.Tests;

public sealed class ProjectFloorsTests
{
    [Fact]
    public void References_only_go_down_and_never_sideways()
    {
        var root = Requirements.RepositoryRoot;
        var projects = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.csproj", SearchOption.AllDirectories).ToList();

        var violations = projects.SelectMany(p => ProjectFloors.Violations(Path.GetRelativePath(root, p).Replace('\\', '/'), File.ReadAllText(p)));

        Assert.NotEmpty(projects);
        Assert.Empty(violations);
    }

    [Theory]
    [InlineData("src/Platform/Tdc.Platform/Tdc.Platform.csproj", "../../Modules/Tdc.Plan/Tdc.Plan.csproj", "up")]
    [InlineData("src/Modules/Tdc.Plan/Tdc.Plan.csproj", "../Tdc.Metrology/Tdc.Metrology.csproj", "sideways")]
    [InlineData("src/Libraries/Tdc.Gs1/Tdc.Gs1.csproj", "../../Platform/Tdc.Platform/Tdc.Platform.csproj", "up")]
    [InlineData("src/Libraries/Tdc.Gs1/Tdc.Gs1.csproj", "../Tdc.Epcis/Tdc.Epcis.csproj", "sideways")]
    [InlineData("src/Migrations/Tdc.Migrations.Sqlite/Tdc.Migrations.Sqlite.csproj", "../../Modules/Tdc.Plan/Tdc.Plan.csproj", "Platform only")]
    public void A_made_violation_is_found(string project, string reference, string word) =>
        Assert.Contains(word, Assert.Single(ProjectFloors.Violations(project, $"""<Project><ProjectReference Include="{reference}" /></Project>""")), StringComparison.Ordinal);

    [Fact]
    public void Events_may_stand_on_keys() =>
        Assert.Empty(ProjectFloors.Violations("src/Libraries/Tdc.Epcis/Tdc.Epcis.csproj", """<Project><ProjectReference Include="../Tdc.Gs1/Tdc.Gs1.csproj" /></Project>"""));

    [Fact]
    public void A_library_on_a_web_framework_is_found() =>
        Assert.Single(ProjectFloors.Violations("src/Libraries/Tdc.Gs1/Tdc.Gs1.csproj", """<Project><FrameworkReference Include="Microsoft.AspNetCore.App" /></Project>"""));

    [Fact]
    public void A_library_with_a_package_is_found() =>
        Assert.Single(ProjectFloors.Violations("src/Libraries/Tdc.Gs1/Tdc.Gs1.csproj", """<Project><PackageReference Include="Dapper" /></Project>"""));
}
