using Tdc.Platform.Identity;

namespace Tdc.Platform.Tests.Identity;

public sealed class ApiScopesTests
{
    private static readonly ApiScopeDefinition read = new("plan:read", "Đọc", "Read");

    [Theory]
    [InlineData("plan:read", true)]
    [InlineData("plan.read", true)] // the two separators are one
    [InlineData("plan", true)] // wider than a known one
    [InlineData("plan:raed", false)]
    [InlineData("plan:read:all", false)] // narrower than any known one
    [InlineData("pla", false)]
    [InlineData("", false)]
    public void A_scope_is_known_when_it_allows_something(string scope, bool known) => Assert.Equal(known, new ApiScopes([read]).Knows(scope));

    [Fact]
    public void A_scope_is_declared_once_and_well_formed()
    {
        Assert.Throws<InvalidOperationException>(() => new ApiScopes([read, read]));
        Assert.Throws<InvalidOperationException>(() => new ApiScopes([new("Plan Read", "", "")]));
    }
}
